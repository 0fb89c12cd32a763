package org.vestibule.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.internal.inject.InjectionManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lets Jersey's clients do without a container for injection: HK2 looks a service up for each
 * request. Named in {@code META-INF/services}, before the one that a server brings, and for clients
 * alone.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE)
public final class PlainInjectionFactory implements InjectionManagerFactory {
  @Override
  public InjectionManager create(@Nullable Object parent) {
    return new PlainInjection();
  }
}
