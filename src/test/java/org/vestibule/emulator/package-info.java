/**
 * A strict local stand-in for Microsoft Entra ID and the Dataverse Web API. It knows the wire:
 * paths, parameters, headers, error codes. It must not know the product, or both could be wrong
 * alike: only the JDK is imported here.
 */
@NullMarked
package org.vestibule.emulator;

import org.jspecify.annotations.NullMarked;
