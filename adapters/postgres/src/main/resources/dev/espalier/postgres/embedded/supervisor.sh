# Runs PostgreSQL for as long as standard input stays open.
# Arguments: the log file, then the command. Prints the server's pid, then nothing.
#
# The other end of standard input is held by the JVM. However that dies, the kernel closes it.
log=$1
shift
exec 3<&0 </dev/null 2>>"$log"
# A Ctrl-C or a hang-up is meant for the program, which still needs its database to finish.
trap '' HUP INT QUIT TERM
# Without setsid(1) in front, job control at least gives the server its own process group.
command -v setsid >/dev/null || set -m

"$@" 3<&- >>"$log" 2>&1 &
server=$!
echo "$server"
exec >>"$log"

{
    while read -r _ <&3; do :; done
    # Again and again: a server that has only just begun does not listen to signals yet. A fast
    # shutdown is over in a second or two; where a disk hangs, recovery is the better way.
    left=60
    while [ "$left" -gt 0 ] && kill -INT "$server" 2>/dev/null; do
        sleep 1
        left=$((left - 1))
    done
    kill -QUIT "$server" 2>/dev/null
} &
watch=$!

wait "$server"
status=$?
kill -KILL "$watch" 2>/dev/null
exit "$status"
