package org.vestibule.web;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.vestibule.session.Engine;
import org.vestibule.session.EngineUnavailable;
import org.vestibule.telemetry.EventLog;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/**
 * Whether the engine answered when it was asked last. Each look asks it once more in the
 * background, so that a node comes back by its probes alone. Without it no signed-in user can be
 * served here, perhaps on another node: the node is down.
 */
final class EngineCheck implements Supplier<Part>, AutoCloseable {
  private static final EventLog LOG = EventLog.of("org.vestibule.startup");
  private static final Part DOWN = new Part("engine", Status.DOWN, "no-answer");
  private static final Part UP = Part.up("engine");

  private final Engine engine;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Part last = new Part("engine", Status.DOWN, "not-asked-yet");
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            var made = new Thread(work, "vestibule-engine");
            made.setDaemon(true);
            return made;
          });

  EngineCheck(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Part get() {
    if (asking.compareAndSet(false, true)) {
      thread.execute(this::ask);
    }
    return last;
  }

  private void ask() {
    Part before = last;
    try {
      engine.check();
      last = UP;
    } catch (EngineUnavailable e) {
      last = DOWN;
      if (!before.equals(DOWN)) {
        LOG.write(System.Logger.Level.WARNING, "engine", Places.of(e));
      }
    } finally {
      asking.set(false);
    }
    if (last.equals(UP) && !before.equals(UP)) {
      LOG.write(System.Logger.Level.INFO, "engine", "the engine that nodes share answers");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
