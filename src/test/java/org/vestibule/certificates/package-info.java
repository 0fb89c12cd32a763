/** Certificates that are made for one test, and trusted by nobody else. */
@NullMarked
package org.vestibule.certificates;

import org.jspecify.annotations.NullMarked;
