package org.vestibule.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.web.Assets.Asset;
import org.vestibule.web.Assets.Coding;

/**
 * {@code GET /assets/*}: static files. Under a hashed name for good, under the plain one to be
 * asked for again each time.
 *
 * @see "RFC 9110, section 8.8.3" and "RFC 8246"
 */
final class AssetServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** No weight, or one above zero: RFC 9110, section 12.4.2. */
  private static final String WANTED = "(;q=(1(\\.0*)?|0\\.\\d*[1-9]\\d*))?";

  private final transient Assets assets;

  AssetServlet(Assets assets) {
    this.assets = assets;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
    Optional<Asset> hashed = assets.hashed(name);
    Optional<Asset> found = hashed.or(() -> assets.named(name));
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Asset asset = found.get();
    Optional<Coding> coding =
        asset.codings().stream().filter(it -> accepts(request, it)).findFirst();
    String tag = "\"" + asset.hash + coding.map(it -> "-" + it.token).orElse("") + "\"";
    response.setHeader(
        "Cache-Control", hashed.isPresent() ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", tag);
    if (has(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(asset.type);
    coding.ifPresent(it -> response.setHeader("Content-Encoding", it.token));
    response.setContentLength(asset.length(coding));
    asset.write(coding, response.getOutputStream());
  }

  private static boolean accepts(HttpServletRequest request, Coding coding) {
    String header = request.getHeader("Accept-Encoding");
    return header != null
        && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
            .map(it -> it.replace(" ", ""))
            .anyMatch(it -> it.matches(coding.token + WANTED));
  }

  private static boolean has(@Nullable String header, String tag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(it -> it.strip().replaceFirst("^W/", ""))
            .anyMatch(it -> it.equals(tag) || it.equals("*"));
  }
}
