package dev.berth.engines;

/**
 * The two roles of one service in one database. The owner makes and changes the tables of the service's schema; the
 * service itself works as the user, which has only what the owner's migrations grant. Neither sees another schema.
 */
public record SchemaRoles(String jdbcUrl, String owner, String ownerPassword, String user, String userPassword) {

    public String urlAsOwner() {
        return jdbcUrl + "?user=" + owner + "&password=" + ownerPassword;
    }

    public String urlAsUser() {
        return jdbcUrl + "?user=" + user + "&password=" + userPassword;
    }
}
