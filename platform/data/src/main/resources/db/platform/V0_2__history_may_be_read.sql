-- A service that does not migrate by itself has to see whether somebody did: it is not ready before.
GRANT SELECT ON "${flyway:table}" TO "${app}";
