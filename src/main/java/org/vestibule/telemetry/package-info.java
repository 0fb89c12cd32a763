/**
 * What is written down and counted: the audit trail and the metrics. Hears the events of {@code
 * signin}, {@code oauth} and {@code dataverse}; knows how a record looks, and nothing of requests.
 */
@NullMarked
package org.vestibule.telemetry;

import org.jspecify.annotations.NullMarked;
