/* Run the veraPDF library over PDF files. SPDX-License-Identifier: MIT */
import java.io.File;
import java.util.*;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
import org.verapdf.pdfa.validation.profiles.RuleId;

/** usage: VeraCheck FLAVOUR file.pdf...   FLAVOUR = 1a 1b 2a 2b 2u 3b ua1 ua2 ... or "auto" (the level the file claims) */
public class VeraCheck {
    public static void main(String[] a) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        int bad = 0, broken = 0, good = 0;
        for (int i = 1; i < a.length; i++) {
            String f = a[i];
            try (VeraPDFFoundry fo = Foundries.defaultInstance();
                 PDFAParser p = a[0].equals("auto")
                     ? fo.createParser(new File(f))
                     : fo.createParser(new File(f), PDFAFlavour.byFlavourId(a[0]))) {
                List<PDFAFlavour> fl = a[0].equals("auto") ? p.getFlavours()
                                     : Collections.singletonList(PDFAFlavour.byFlavourId(a[0]));
                if (fl.isEmpty() || fl.get(0) == PDFAFlavour.NO_FLAVOUR) { System.out.println("NOCLAIM " + f); bad++; continue; }
                boolean ok = true; List<String> msgs = new ArrayList<>();
                for (ValidationResult r : fo.createValidator(fl, 10, false, true, false).validateAll(p)) {
                    ok &= r.isCompliant();
                    Set<String> seen = new HashSet<>();
                    for (TestAssertion t : r.getTestAssertions()) {
                        if (t.getStatus() != TestAssertion.Status.FAILED) continue;
                        RuleId id = t.getRuleId();
                        String k = id.getSpecification() + " " + id.getClause() + "-" + id.getTestNumber();
                        if (seen.add(k)) msgs.add("    " + r.getPDFAFlavour() + " " + k + " x"
                            + r.getFailedChecks().get(id) + ": " + (t.getErrorMessage() != null ? t.getErrorMessage() : t.getMessage())
                            + "\n        at " + t.getLocation().getContext());
                    }
                }
                System.out.println((ok ? "PASS " : "FAIL ") + fl + " " + f);
                msgs.forEach(System.out::println);
                if (ok) good++; else bad++;
            } catch (Throwable e) { System.out.println("ERROR " + f + ": " + e); broken++; }
        }
        System.out.println(good + " passed, " + (bad + broken) + " failed");
        System.exit(broken > 0 ? 2 : bad > 0 ? 1 : 0);
    }
}
