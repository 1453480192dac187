# bash completion for bieumau. SPDX-License-Identifier: MIT
# The words are taken from the command itself, so they are those of the version that runs.

# Options of a command ("" = of the program), from its help.
_bieumau_options()
{
    "$1" --lang en help ${2:+"$2"} 2>/dev/null |
        sed -nE 's/^  (-[a-zA-Z], )? *(--[a-z-]+).*/\2/p'
}

# What --to of a command takes, from the line below it.
_bieumau_formats()
{
    "$1" --lang en help ${2:+"$2"} 2>/dev/null | sed -nE '/^  -t, --to /{n;s/[ |]+/ /g;s/^ //;p;q}'
}

_bieumau_commands()
{
    "$1" --lang en --help 2>/dev/null | sed -nE '/^Commands:/,/^$/s/^  ([a-z]+) .*/\1/p'
}

_bieumau()
{
    local program=${COMP_WORDS[0]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' i words=''
    COMPREPLY=()
    # bash splits "--to=pdf" into three words
    if [[ $cur == '=' ]]; then
        cur=''
    elif [[ $prev == '=' && $COMP_CWORD -ge 2 ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --lang | --color | --diagnostics | --forms | --fonts | --today | --output | --to | --from | --legacy | --form | --answer | --date | --received | --holidays | --regime | --copies | --document | --id | --docx-template | --page | --name | --jobs | --zip | --limit | --where | --sheet | --header-row | --map | --group-by | --encoding | --delimiter | --per-folder | --shard | --shards | --report | --mark | --progress | -n | -j | -a | --profile | --merge | -o | -t | -f | -m)
            i=$((i + 1))
            if [[ ${COMP_WORDS[i]} == '=' ]]; then
                i=$((i + 1))
            fi
            ;;
        -*) ;;
        *)
            command=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    case $prev in
    --lang) words='vi en' ;;
    --color) words='auto always never' ;;
    --diagnostics) words='text json' ;;
    --from) words='yaml json xml' ;;
    --legacy) words='tcvn3 vni viscii cp1258 none' ;;
    --progress) words='auto bar json none' ;;
    --to | -t) words=$(_bieumau_formats "$program" "${command:-make}") ;;
    --form | -f) words=$("$program" list --ids 2>/dev/null) ;;
    --forms | --fonts)
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        return
        ;;
    --output | -o | --profile | --docx-template | --merge | -m | --zip | --map | --report | --mark)
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return
        ;;
    --today | --date | --received | --answer | -a | --copies | --document | --id | --page | --name | -n | --jobs | -j | --limit | --where | \
        --sheet | --header-row | --group-by | --encoding | --delimiter | --per-folder | --shard | --shards) return ;;
    --regime) words='tt08-2016 tt185-2019 nd68-2024' ;;
    *)
        if [[ $cur == -* ]]; then
            words=$(_bieumau_options "$program" "$command")
        elif [[ -z $command || $command == help ]]; then
            words=$(_bieumau_commands "$program")
        elif [[ $command == blank || $command == new ]]; then
            words=$("$program" list --ids 2>/dev/null)
        elif [[ $command == show ]]; then
            words=$("$program" list --ids 2>/dev/null; "$program" list --procedures --ids 2>/dev/null)
        elif [[ $command == dossier ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$("$program" list --procedures --ids 2>/dev/null)" -- "$cur"; compgen -f -- "$cur")
            return
        elif [[ $command == explain ]]; then
            words=$("$program" --lang en explain --all 2>/dev/null | cut -c 1-4)
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
        fi
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}

complete -o filenames -F _bieumau bieumau
