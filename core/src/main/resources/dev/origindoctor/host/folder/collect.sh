#!/bin/sh
# Gathers host evidence for Origin Doctor into a new folder, on an origin without Java.
# It needs nothing but a POSIX shell and the usual small programs, changes nothing, and sends nothing anywhere.
# Private keys, cookies, paths and queries of requests, addresses of mail, what looks like a secret, and every directive
# that does not decide who is let in are left out.
#
#   sh collect.sh DIR        best as root: what this user may not read is listed with the command that would
set -uf
umask 077
LC_ALL=C
PATH=@PATH@
export LC_ALL PATH
unset CDPATH

dir=${1:-}
if [ -z "$dir" ]; then
    echo "usage: sh collect.sh DIR" >&2
    exit 2
fi
if ! mkdir -m 700 -- "$dir" 2>/dev/null; then
    echo "collect: $dir cannot be made (it must not be there yet)" >&2
    exit 2
fi
cd -- "$dir" || exit 2
trap 'rm -f .raw .part .part2 .err .status .logs' EXIT
trap 'exit 1' HUP INT TERM

: >.logs
number=0
bound=
command -v timeout >/dev/null 2>&1 && bound='timeout 10'

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
plain() { tr -d '\000-\037' | cut -c 1-200; }

# What could not be written is not there: half a folder would be taken for a whole one.
broken() {
    echo "collect: $dir cannot be written (is the disk full?)" >&2
    exit 2
}

# unread KIND NAME WHY COMMAND
unread() {
    printf 'unread\t%s\t%s\t%s\t%s\n' "$1" "$2" "$(printf '%s\n' "$3" | secrets | plain)" "$4" >>manifest.tsv || broken
}

# lost PATH NAME: why what was read is not all in .raw: because nothing more can be written, or because it went away
lost() {
    echo room >.part || broken
    unread failed "$2" 'it went away while it was read' "$(by_hand "$1")"
}

# by_hand PATH: what a person would run to read it; a name that a shell would take for more than a name stands in quotes
by_hand() {
    case $1 in
        *[!A-Za-z0-9_./*+@%:,=-]*) printf "sudo cat '%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
        *) printf 'sudo cat %s' "$1" ;;
    esac
}

# keep NAME PRIVACY CUT: what stands in .raw becomes a source
keep() {
    number=$((number + 1))
    name=$(printf '%04d.txt' "$number")
    cut=$3
    case $2 in
        LOG) tell <.raw >"$name" || broken ;;
        SECRETS) secrets <.raw >"$name" || broken ;;
        COMMENTS) comments <.raw >"$name" || broken ;;
        JSON_COMMENTS) json_comments <.raw >"$name" || broken ;;
        NGINX)
            # a line of that length is nobody's configuration, and would take awk very long
            awk 'length > 20000 { exit 1 }' <.raw || cut=no-end
            nginx_words <.raw >"$name" || broken
            named "$name"
            ;;
        APACHE)
            apache_words <.raw >"$name" || broken
            named "$name"
            ;;
        CSF) csf_words <.raw >"$name" || broken ;;
        *) cat .raw >"$name" || broken ;;
    esac
    printf 'read\t%s\t%s\t%s\t%s\n' "$name" "$(now)" "$cut" "$1" >>manifest.tsv || broken
}

# unpack PROGRAM PATH LIMIT NAME: the end of what is packed comes into .raw; it fails where that cannot be had
unpack() {
    if ! command -v "$1" >/dev/null 2>&1; then
        unread failed "$4" "$1, which unpacks it, is not installed" "$1 -dc $2"
        return 1
    fi
    size=$({ "$1" -dc <"$2" 2>/dev/null; echo $? >.status; } | head -c 268435457 | wc -c)
    if [ "$size" -gt 268435456 ]; then
        unread failed "$4" 'it unpacks to more than 256 MB' "$(by_hand "$2")"
        return 1
    elif [ "$(cat .status)" != 0 ]; then
        unread failed "$4" 'it cannot be unpacked' "$(by_hand "$2")"
        return 1
    elif [ "$size" -gt "$3" ]; then
        "$1" -dc <"$2" | tail -c "$3" | sed 1d >.raw
        whole=no-beginning
    else
        "$1" -dc <"$2" >.raw
    fi
}

# shut PATH: whether it cannot be told what is there, because this user may not look into a folder above it
shut() {
    above=${1%/*}
    while [ -n "$above" ] && [ ! -d "$above" ]; do above=${above%/*}; done
    [ -n "$above" ] && [ ! -x "$above" ]
}

# astray PATH END: whether a link leads to a file of the kernel's, which may wait for ever; no log stands there
astray() {
    case $2:$1 in start:/proc/* | start:/sys/*) return 1 ;; esac
    case $(readlink -f -- "$1" 2>/dev/null) in /proc/* | /sys/*) return 0 ;; esac
    return 1
}

# file PATH PRIVACY LIMIT END [NAME]
file() {
    as=${5:-$1}
    if [ ! -e "$1" ] && shut "$1"; then
        unread forbidden "$as" 'this user may not look into its folder' "$(by_hand "$1")"
    elif [ ! -e "$1" ]; then
        unread absent "$as" 'there is no such file' ''
    elif [ ! -f "$1" ] || astray "$1" "$4"; then
        unread failed "$as" 'not a regular file' "$(by_hand "$1")"
    elif [ ! -r "$1" ]; then
        unread forbidden "$as" 'this user may not read it' "$(by_hand "$1")"
    else
        whole=whole
        case $1 in
            *.gz) unpack gzip "$1" "$3" "$as" || return 0 ;;
            *.xz) unpack xz "$1" "$3" "$as" || return 0 ;;
            *.bz2) unpack bzip2 "$1" "$3" "$as" || return 0 ;;
            *.zst) unpack zstd "$1" "$3" "$as" || return 0 ;;
            /proc/* | /sys/*) head -c "$3" <"$1" >.raw 2>/dev/null ;;
            *)
                size=$(wc -c <"$1")
                if [ "$size" -le "$3" ]; then
                    head -c "$3" <"$1" >.raw 2>/dev/null || { lost "$1" "$as"; return 0; }
                elif [ "$4" = end ]; then
                    # the first line is only a part of one, unless it begins behind a hole in the file
                    if [ -z "$(tail -c "$3" <"$1" | head -c 1 | tr -d '\000')" ]; then
                        tail -c "$3" <"$1" | tr -d '\000' >.raw || broken
                    else
                        tail -c "$3" <"$1" | sed 1d >.raw || broken
                    fi
                    whole=no-beginning
                else
                    head -c "$3" <"$1" >.raw 2>/dev/null || { lost "$1" "$as"; return 0; }
                    whole=no-end
                fi
                ;;
        esac
        keep "$as" "$2" "$whole"
    fi
}

# files PATTERN PRIVACY LIMIT END
files() {
    fixed=${1%%\**}
    if shut "$fixed" || { [ -d "${fixed%/*}" ] && [ ! -r "${fixed%/*}" ]; }; then
        unread forbidden "$1" 'this user may not look into its folder' "sudo sh -c 'cat $1'"
        return 0
    fi
    set +f
    IFS='
'
    left=200
    for one in $1; do
        # without a match the pattern stands for itself
        [ -d "$one" ] && continue
        [ -e "$one" ] || { [ -L "$one" ] && [ "$one" != "$1" ]; } || continue
        if [ "$left" -eq 0 ]; then
            unread failed "$1" 'of more than 200 files by that name, only the first were read' "sudo sh -c 'ls $1'"
            break
        fi
        left=$((left - 1))
        case $one in
            *[[:cntrl:]]*)
                unread failed "$(printf '%s' "$one" | tr '\000-\037\177' ' ')" 'its name holds control characters' ''
                continue
                ;;
        esac
        if [ ! -e "$one" ]; then
            if shut "$(readlink -f -- "$one" 2>/dev/null)"; then
                unread forbidden "$one" 'this user may not look into its folder' "$(by_hand "$one")"
                continue
            fi
            unread failed "$one" 'a link that leads nowhere' "$(by_hand "$one")"
            continue
        fi
        file "$one" "$2" "$3" "$4"
    done
    unset IFS
    set -f
}

# run WORDS PRIVACY LIMIT out|both NAME
run() {
    program=${1%% *}
    if ! command -v "$program" >/dev/null 2>&1; then
        unread absent "$5" "$program is not installed" ''
        return
    fi
    # the words of a command of the list hold no blanks, and patterns are switched off
    {
        case $1 in 'date +%z') ;; *) TZ=UTC && export TZ ;; esac
        # shellcheck disable=SC2086
        $bound $1
        echo $? >.status
    } </dev/null 2>.err | head -c $(($3 + 1)) >.raw || broken
    status=$(cat .status 2>/dev/null || echo 1)
    [ "$4" = both ] && cat .err >>.raw
    if [ "$status" = 124 ]; then
        unread failed "$5" 'no end after 10 s' "sudo $1"
    elif [ "$(wc -c <.raw)" -gt "$3" ]; then
        unread failed "$5" "it says more than $(($3 / 1048576)) MB" "sudo $1"
    elif [ "$status" != 0 ] && ! grep -q '[^[:space:]]' .raw; then
        # of what it complains of the line about rights, where there is one: warnings may stand before it
        why=$(grep -Ei 'permission denied|not permitted|must be root|need to be root|be run as root|need root|superuser|access denied' .err | head -n 1)
        kind=forbidden
        [ -n "$why" ] || kind=failed
        [ -n "$why" ] || why=$(grep -v -e '^[[:space:]]*$' -e '\[warn\]' .err | head -n 1)
        [ -n "$why" ] || why=$(grep -v '^[[:space:]]*$' .err | head -n 1)
        unread "$kind" "$5" "${why:-it ended with exit code $status}" "sudo $1"
    else
        keep "$5" "$2" whole
    fi
    rm -f .status
}

# The processes with their open descriptors: number, descriptors, soft limit, inodes of sockets, short name.
processes() {
    if [ ! -d /proc/self ]; then
        unread absent processes 'there is no /proc' ''
        return 0
    fi
    hidden=0
    : >.raw
    set +f
    for process in /proc/[0-9]*; do
        if ! ls -l "$process/fd" >.part 2>/dev/null; then
            hidden=$((hidden + 1))
            continue
        fi
        open=$(grep -c ' -> ' .part)
        sockets=$(sed -n 's/.* -> socket:\[\([0-9]*\)\]$/\1/p' .part | tr '\n' ',')
        limit=$(sed -n 's/^Max open files *\([0-9a-z]*\) .*/\1/p' "$process/limits" 2>/dev/null)
        short=$(plain <"$process/comm" 2>/dev/null)
        printf '%s\t%s\t%s\t%s\t%s\n' "${process#/proc/}" "$open" "${limit:--}" "${sockets%,}" "${short:--}" >>.raw
    done
    set -f
    printf '# not open to this user: %s\n' "$hidden" >>.raw
    keep processes NOTHING_PRIVATE whole
}

# Of a log, the lines that can tell something, without what clients sent and without what looks like a secret.
tell() {
    tr -d '\000' | sed -E -e '/@TELLING@/!d' -e '\!@OWN@!b own' -e '\!@TAGGED@!d' -e ': own' \
        @REQUESTS@ | secrets
}

# The same text without what looks like a secret or an address of mail.
secrets() {
    sed -E @SECRETS@
}

# The same in the comments of rules, which are set on lines of their own meanwhile.
comments() {
    mark=$(printf '\001')
    sed -E -e 's!@COMMENT@!\
'"$mark"'&\
'"$mark$mark"'!g' | sed -E -e "/^$mark[^$mark]/!b" \
        @SECRETS@ |
        awk -v "mark=$mark" '
        substr($0, 1, 1) == mark { sub("^" mark "+", ""); printf "%s", $0; next }
        { printf "%s%s", (NR > 1 ? "\n" : ""), $0 }
        END { if (NR) printf "\n" }'
}

# The same in a document of JSON, where a part put out of sight could break it.
json_comments() {
    sed -E @JSON_COMMENTS@
}

csf_words() {
    awk '{ print ($0 ~ /@CSF@/) ? $0 : "" }'
}

# Of an nginx configuration, the directives that decide who is let in, each on its own line of before.
nginx_words() {
    awk '
    BEGIN { names("@NGINX@", kept); names("@NGINX_BLOCKS@", blocks); line = 1; nr = 0; n = 0; first = 1 }
    function names(list, into,  i, all, count) { count = split(list, all, " "); for (i = 1; i <= count; i++) into[all[i]] = 1 }
    function quoted(w,  i, c, s) {
        if (w ~ /^[A-Za-z0-9_.:\/*~^$=@|-]+$/ || w ~ /^\[[0-9a-fA-F:.]+\][0-9:]*$/) return w
        s = ""
        for (i = 1; i <= length(w); i++) {
            c = substr(w, i, 1)
            s = s ((c == "\\" || c == "\"") ? "\\" c : (c == "\n" ? " " : c))
        }
        return "\"" s "\""
    }
    function all(  i, s) { s = quoted(words[1]); for (i = 2; i <= n; i++) s = s " " quoted(words[i]); return s }
    function variables(  i, s, rest) {
        s = "if"
        for (i = 2; i <= n; i++) {
            rest = words[i]
            while (match(rest, /[$][a-zA-Z0-9_]+/)) { s = s " " substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH) }
        }
        return s
    }
    function to(at) { while (line < at) { printf "\n"; line++ } }
    function push(w, at) {
        if (n == 0) start = at
        if (first && w ~ /_by_lua_block$/) lua = 1
        first = 0
        words[++n] = w
    }
    function piece(kind,  s) {
        to(n == 0 ? nr : start)
        s = ""
        if (kind == "}") s = "} "
        else if (kind == "{") {
            if (n > 0 && words[1] == "if") s = variables() " { "
            else if (n > 0 && words[1] in blocks) s = all() " { "
            else s = "other { "
        } else if (n > 1 && words[1] == "return" && words[2] ~ /^[0-9][0-9][0-9]$/) s = "return " words[2] "; "
        else if (n > 0 && words[1] in kept) s = all() "; "
        printf "%s", s
        n = 0; first = 1
        if (kind == "{" && lua) { inlua = 1; depth = 1 }
        lua = 0
    }
    function escaped(text, i,  c) { c = substr(text, i + 1, 1); return (c == "\"" || c == "\047" || c == "\\") ? c : "\\" c }
    function skip(text, i,  c) {
        c = substr(text, i, 1)
        if (long) { if (substr(text, i, 2) == "]]") { long = 0; return i + 2 } return i + 1 }
        if (substr(text, i, 4) == "--[[") { long = 1; return i + 4 }
        if (substr(text, i, 2) == "--") return length(text) + 1
        if (substr(text, i, 2) == "[[") { long = 1; return i + 2 }
        if (c == "\"" || c == "\047") {
            for (i++; i <= length(text) && substr(text, i, 1) != c; i++) if (substr(text, i, 1) == "\\") i++
            return i + 1
        }
        if (c == "{") depth++
        if (c == "}" && --depth == 0) { inlua = 0; return i }
        return i + 1
    }
    {
        nr++
        text = substr($0, 1, 20000)
        if (!inquote && !inlua && text ~ /^# configuration file .*:[ \r]*$/) {
            sub(/[ \r]+$/, "", text)
            printf "\n%s\n", text
            line = 1; nr = 0; n = 0; first = 1
            next
        }
        i = 1
        while (i <= length(text)) {
            c = substr(text, i, 1)
            if (inlua) { i = skip(text, i) }
            else if (inquote) {
                if (c == "\\") { word = word escaped(text, i); i += 2 }
                else if (c == inquote) { inquote = ""; push(word, begun); i++ }
                else { word = word c; i++ }
            }
            else if (c ~ /[ \t\r]/) i++
            else if (c == "#") break
            else if (c == ";" || c == "{" || c == "}") { piece(c); i++ }
            else if (c == "\"" || c == "\047") { inquote = c; word = ""; begun = nr; i++ }
            else {
                word = ""
                while (i <= length(text) && (c = substr(text, i, 1)) !~ /[ \t\r;{]/) {
                    if (c == "\\") { word = word escaped(text, i); i += 2 }
                    else if (substr(text, i, 2) == "${") {
                        while (i <= length(text) && (c = substr(text, i, 1)) !~ /[};]/) { word = word c; i++ }
                        if (c == "}") { word = word c; i++ }
                    }
                    else { word = word c; i++ }
                }
                push(word, nr)
            }
        }
        if (inquote) word = word "\n"
    }
    END { if (inquote) printf "# a quote that does not end\n"; printf "\n" }'
}

# Of an Apache configuration, the directives that decide who is let in, each on its own line of before.
apache_words() {
    awk '
    BEGIN { count = split("@APACHE@", all, " "); for (i = 1; i <= count; i++) kept[all[i]] = 1 }
    {
        sub(/\r$/, "")
        if ($0 ~ /\\$/) { sub(/\\$/, " "); continued = continued $0; print ""; next }
        text = continued $0
        continued = ""
        sub(/^[ \t]+/, "", text); sub(/[ \t]+$/, "", text)
        split(text, words, /[ \t]+/)
        name = tolower(words[1])
        if (name ~ /^</) print (name ~ /^<(if|elseif)$/) ? words[1] " other>" : bare(text)
        else if (name == "require") print (tolower(text) ~ /^require +(not +)?(ip|all|local|host)([ \t]|$)/) ? text : "Require other"
        else if (name == "define") print (text ~ /^[^ \t]+[ \t]+[^ \t]+([ \t]+[0-9]+)?$/) ? text : ""
        else print ((name in kept) && !(name == "errorlog" && text ~ /[|]/)) ? text : ""
    }
    function bare(text) { gsub(/:\/\/[^\/@" ]*@/, "://", text); return text }'
}

# The error logs that a configuration names; of Apache's variables in paths the one that Debian sets.
named() {
    sed 's/[$]{APACHE_LOG_DIR}/\/var\/log\/apache2/' <"$1" | tr ';{}' '\n\n\n' |
        sed -n -e 's/^[[:blank:]]*error_log[[:blank:]][[:blank:]]*"*\(\/[^" $]*\).*$/\1/p' \
            -e 's/^[[:blank:]]*[Ee]rror[Ll]og[[:blank:]][[:blank:]]*"*\(\/[^" $]*\).*$/\1/p' |
        grep -v '^/dev/' >>.logs
}

# The logs that configurations name and that were not read before.
named_logs() {
    sort -u .logs | head -n 50 >.part2
    while IFS= read -r path; do
        cut -f 3,5 manifest.tsv | tr '\t' '\n' | grep -qxF -- "$path" || file "$path" LOG 8388608 end
    done <.part2
    rm -f .part2
}

# What fail2ban says of each of its jails.
jails() {
    command -v fail2ban-client >/dev/null 2>&1 || return 0
    fail2ban-client status 2>/dev/null | sed -n 's/.*Jail list:[[:blank:]]*//p' | tr ', ' '\n\n' |
        grep -E '^[A-Za-z0-9_][A-Za-z0-9_.-]*$' | sort -u | head -n 50 >.part2
    while IFS= read -r jail; do
        run "fail2ban-client status $jail" NOTHING_PRIVATE 8388608 out "fail2ban-client status $jail"
    done <.part2
    rm -f .part2
}

# The blocks of certificates that are whole: a block that does not end may run into a key.
blocks() {
    awk '
    /-----BEGIN CERTIFICATE-----/ { block = ""; inside = 1 }
    inside && !/-----BEGIN CERTIFICATE-----/ && !/-----END CERTIFICATE-----/ && !/^[A-Za-z0-9+\/=[:space:]]*$/ { inside = 0 }
    inside { block = block $0 "\n" }
    inside && /-----END CERTIFICATE-----/ { printf "%s", block; inside = 0 }'
}

# Of the files that the configurations name, the certificates and nothing else.
certificates() {
    cat ./*.txt | tr ';{}' '\n\n\n' | sed -n -e 's/^ *ssl_certificate *"*\(\/[^" $]*\)"* *$/\1/p' \
        -e 's/^ *SSLCertificateFile *"*\(\/[^" $]*\)"* *$/\1/p' | sort -u | head -n 200 >.part
    while IFS= read -r path; do
        if [ -e "$path" ] && { [ ! -f "$path" ] || astray "$path" end; }; then
            unread failed "certificates $path" 'not a regular file' "$(by_hand "$path")"
        elif [ -f "$path" ] && [ -r "$path" ]; then
            head -c 1048576 <"$path" | blocks >.raw
            keep "certificates $path" NOTHING_PRIVATE whole
        elif [ -e "$path" ]; then
            unread forbidden "certificates $path" 'this user may not read it' "$(by_hand "$path")"
        elif shut "$path"; then
            unread forbidden "certificates $path" 'this user may not look into its folder' "$(by_hand "$path")"
        else
            unread absent "certificates $path" 'there is no such file' ''
        fi
    done <.part
}

printf 'origin-doctor/host/1\ntaken\t%s\n' "$(now)" >manifest.tsv
@SOURCES@
named_logs
jails
set +f
certificates
rm -f .raw .part .err .status .logs
echo "collected $number sources into $dir" >&2
