package org.vestibule.oauth;

import java.util.Optional;

/**
 * The claims of a verified ID token that the application uses. Names and accounts are for display:
 * they change and are re-assigned.
 *
 * @param tenant Entra's {@code tid}
 * @param objectId Entra's {@code oid}: with the tenant it names the user for good
 * @param name display name
 * @param account sign-in name
 * @param sessionId the provider's {@code sid}, for front-channel logout
 * @param loginHint Entra's opaque hint for the next sign-in or sign-out
 * @param nonce of the request it answers; absent in a refreshed token
 * @see "ID token claims reference" (Microsoft identity platform)
 */
public record IdToken(
    String issuer,
    String subject,
    Optional<String> tenant,
    Optional<String> objectId,
    String name,
    String account,
    Optional<String> sessionId,
    Optional<String> loginHint,
    Optional<String> nonce) {}
