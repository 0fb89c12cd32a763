package org.vestibule.session;

import org.vestibule.http.Secret;
import org.vestibule.signin.SignedIn;

/**
 * A signed-in session.
 *
 * @param antiForgery the value that every changing request must bring
 */
public record Established(SignedIn signedIn, Secret antiForgery) {}
