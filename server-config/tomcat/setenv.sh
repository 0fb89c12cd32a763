# $CATALINA_BASE/bin/setenv.sh; catalina.sh reads it at each start.
# Change: the path below, if your settings stand elsewhere.
CATALINA_OPTS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError ${CATALINA_OPTS:-}"
# vestibule.service has read the settings already; a start by hand has not.
if [ -z "${DATAVERSE_URL:-}" ]; then
  set -a
  . /etc/vestibule/vestibule.env
  set +a
fi
