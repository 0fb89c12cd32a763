/**
 * The Dataverse Web API: who am I, and the ways it says no. Knows access tokens and HTTP; knows
 * nothing of how a user signed in.
 */
@NullMarked
package org.vestibule.dataverse;

import org.jspecify.annotations.NullMarked;
