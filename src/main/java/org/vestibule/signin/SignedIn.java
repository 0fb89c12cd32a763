package org.vestibule.signin;

import java.time.Instant;
import org.vestibule.oauth.Tokens;

/**
 * A completed sign-in.
 *
 * @param since when it was completed; renewals do not change it
 */
public record SignedIn(User user, Tokens tokens, Instant since) {}
