package ledger.api.wiring;

/** The PostgreSQL that keeps the ledger, reachable and with its roles and schemas in place. */
sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {

    DatabaseAccess access();

    @Override
    void close();
}
