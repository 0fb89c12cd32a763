package org.vestibule.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * A browser with no past for each test:
 *
 * <pre>{@code
 * @RegisterExtension static final Browser browser = new Browser();
 * }</pre>
 *
 * It is the Chromium of the machine: {@code -Dbrowser.executable}, else the one on the path.
 * Without one these tests are skipped, or with {@code -Dbrowser.required=true} fail.
 */
public final class Browser implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
  /** The shell first: the same engine without the windows that nobody sees, in half the time. */
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

  private @Nullable BrowserContext context;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (executable().isPresent()) {
      return ConditionEvaluationResult.enabled("a browser is there");
    }
    if (Boolean.getBoolean("browser.required")) {
      throw new IllegalStateException(
          "browser.required is true, and there is no Chromium on the path");
    }
    System.err.println("SKIPPED, NO CHROMIUM ON THE PATH: " + context.getDisplayName());
    return ConditionEvaluationResult.disabled("no Chromium on the path");
  }

  @Override
  public void beforeEach(ExtensionContext extension) {
    context =
        extension
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL)
            .getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class)
            .browser()
            .newContext();
  }

  @Override
  public void afterEach(ExtensionContext extension) {
    if (context != null) {
      context.close();
      context = null;
    }
  }

  /** Cookies, permissions and pages of the running test. */
  public BrowserContext context() {
    if (context == null) {
      throw new IllegalStateException("no test is running");
    }
    return context;
  }

  public Page newPage() {
    return context().newPage();
  }

  private static Optional<Path> executable() {
    String named = System.getProperty("browser.executable");
    if (named != null) {
      if (!Files.isExecutable(Path.of(named))) {
        throw new IllegalStateException("browser.executable cannot be run: " + named);
      }
      return Optional.of(Path.of(named));
    }
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** One browser process for all tests of this JVM. */
  private record Running(Playwright playwright, com.microsoft.playwright.Browser browser)
      implements AutoCloseable {

    static Running start() {
      var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
      Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
      var options = new LaunchOptions().setHeadless(true).setArgs(arguments());
      executable().ifPresent(options::setExecutablePath);
      return new Running(playwright, playwright.chromium().launch(options));
    }

    private static List<String> arguments() {
      var arguments =
          new ArrayList<>(
              List.of(
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-quic",
                  "--disable-sync",
                  "--no-first-run",
                  // What one page has warmed up serves the next; tests still share nothing.
                  "--renderer-process-limit=1"));
      // Chromium's sandbox refuses root, which is who builds in most containers.
      if ("root".equals(System.getProperty("user.name"))) {
        arguments.add("--no-sandbox");
      }
      return arguments;
    }

    @Override
    public void close() {
      playwright.close();
    }
  }
}
