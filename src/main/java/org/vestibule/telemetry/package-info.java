/** What is written down for auditors. Knows how a record looks; knows nothing of requests. */
@NullMarked
package org.vestibule.telemetry;

import org.jspecify.annotations.NullMarked;
