/**
 * What survives between two requests: pending sign-ins and the signed-in user's tokens. One class
 * here touches {@code HttpSession}.
 */
@NullMarked
package org.vestibule.session;

import org.jspecify.annotations.NullMarked;
