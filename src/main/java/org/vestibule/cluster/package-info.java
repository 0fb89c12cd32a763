/**
 * What nodes share, through JCache (JSR 107): Payara's Hazelcast, Redisson on Tomcat, or another
 * provider. It knows the interfaces of {@code session} and the standard API, which need not be
 * there as long as nobody asks for it.
 */
@NullMarked
package org.vestibule.cluster;

import org.jspecify.annotations.NullMarked;
