# Copy to CATALINA_BASE/bin/setenv.sh; catalina.sh reads it at each start.
# Change: the path below, if your settings stand elsewhere.
set -a
. /etc/vestibule/vestibule.env
set +a
