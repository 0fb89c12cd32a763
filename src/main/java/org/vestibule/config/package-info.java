/**
 * The configuration, read once, every problem reported at once. A leaf: it imports nothing of ours.
 */
@NullMarked
package org.vestibule.config;

import org.jspecify.annotations.NullMarked;
