package org.vestibule.web;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Hears SIGTERM before the server does. A hook of the JVM would come too late: all hooks run at
 * once, and the server's own closes the port first. The platform has no supported way to hear a
 * signal, so its unsupported one is looked up by name; where it is missing, or the signal belongs
 * to somebody else (java -Xrs), the server stops as it always does.
 */
final class StopSignal implements AutoCloseable {
  private static final String NAME = "TERM";

  private final Method handle;
  private final Object signal;
  private final Object ours;
  private final Object previous;

  private StopSignal(Method handle, Object signal, Object ours, Object previous) {
    this.handle = handle;
    this.signal = signal;
    this.ours = ours;
    this.previous = previous;
  }

  /** Runs {@code before} on the signal, then what would have happened without it. */
  static Optional<StopSignal> listen(Runnable before) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Method handle = type.getMethod("handle", type, handlerType);
      Method pass = handlerType.getMethod("handle", type);
      Object signal = type.getConstructor(String.class).newInstance(NAME);
      var chain = new Chain(before, pass);
      Object ours =
          Proxy.newProxyInstance(
              StopSignal.class.getClassLoader(), new Class<?>[] {handlerType}, chain);
      Object previous = handle.invoke(null, signal, ours);
      chain.next = Optional.ofNullable(previous);
      return Optional.ofNullable(previous).map(it -> new StopSignal(handle, signal, ours, it));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Leaves the signal to whoever had it before; another application that came later keeps it. */
  @Override
  public void close() throws ReflectiveOperationException {
    Object current = handle.invoke(null, signal, previous);
    if (current != ours) {
      handle.invoke(null, signal, current);
    }
  }

  private static final class Chain implements InvocationHandler {
    private final Runnable before;
    private final Method pass;
    private volatile Optional<Object> next = Optional.empty();

    Chain(Runnable before, Method pass) {
      this.before = before;
      this.pass = pass;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return switch (method.getName()) {
        case "handle" -> {
          before.run();
          yield passOn(arguments[0]);
        }
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "StopSignal";
      };
    }

    private Object passOn(Object signal) throws IllegalAccessException {
      try {
        if (next.isPresent()) {
          pass.invoke(next.get(), signal);
          return signal;
        }
      } catch (InvocationTargetException e) {
        // The system's default action cannot be called; it would have ended the process.
      }
      Runtime.getRuntime().exit(143);
      return signal;
    }
  }
}
