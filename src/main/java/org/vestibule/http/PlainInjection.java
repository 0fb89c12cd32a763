package org.vestibule.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.glassfish.jersey.client.innate.inject.NonInjectionManager;
import org.glassfish.jersey.internal.inject.Binder;
import org.glassfish.jersey.internal.inject.Binding;
import org.glassfish.jersey.internal.inject.ForeignDescriptor;
import org.glassfish.jersey.internal.inject.InjectionManager;
import org.glassfish.jersey.internal.inject.ServiceHolder;
import org.glassfish.jersey.internal.util.collection.Ref;
import org.glassfish.jersey.internal.util.collection.Refs;

/**
 * Jersey's own injection for clients that inject nothing. For each request it is asked for a
 * reference to that request, which is there for filters that want it injected; it would keep the
 * reference with the server's thread. There is no such filter here, so each reference is a new one
 * and no thread keeps anything.
 */
@SuppressWarnings("rawtypes") // as the interface has it
final class PlainInjection implements InjectionManager {
  private final InjectionManager parts = new NonInjectionManager();

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T getInstance(Type type) {
    return type instanceof ParameterizedType it && it.getRawType() == Ref.class
        ? (T) Refs.emptyRef()
        : parts.getInstance(type);
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    return parts.getInstance(type);
  }

  @Override
  public <T> T getInstance(Class<T> type, Annotation... qualifiers) {
    return parts.getInstance(type, qualifiers);
  }

  @Override
  public <T> T getInstance(Class<T> type, String classAnalyzer) {
    return parts.getInstance(type, classAnalyzer);
  }

  @Override
  public Object getInstance(ForeignDescriptor descriptor) {
    return parts.getInstance(descriptor);
  }

  @Override
  public <T> List<T> getAllInstances(Type type) {
    return parts.getAllInstances(type);
  }

  @Override
  public <T> List<ServiceHolder<T>> getAllServiceHolders(Class<T> type, Annotation... qualifiers) {
    return parts.getAllServiceHolders(type, qualifiers);
  }

  @Override
  public <T> T create(Class<T> type) {
    return parts.create(type);
  }

  @Override
  public <T> T createAndInitialize(Class<T> type) {
    return parts.createAndInitialize(type);
  }

  @Override
  public void register(Binding binding) {
    parts.register(binding);
  }

  @Override
  public void register(Iterable<Binding> bindings) {
    parts.register(bindings);
  }

  @Override
  public void register(Binder binder) {
    parts.register(binder);
  }

  @Override
  public void register(Object provider) {
    parts.register(provider);
  }

  @Override
  public boolean isRegistrable(Class<?> type) {
    return parts.isRegistrable(type);
  }

  @Override
  public ForeignDescriptor createForeignDescriptor(Binding binding) {
    return parts.createForeignDescriptor(binding);
  }

  @Override
  public void inject(Object target) {
    parts.inject(target);
  }

  @Override
  public void inject(Object target, String classAnalyzer) {
    parts.inject(target, classAnalyzer);
  }

  @Override
  public void preDestroy(Object target) {
    parts.preDestroy(target);
  }

  @Override
  public void completeRegistration() {
    parts.completeRegistration();
  }

  @Override
  public void shutdown() {
    parts.shutdown();
  }

  @Override
  public boolean isShutdown() {
    return parts.isShutdown();
  }
}
