<%@ tag description="The frame of every page" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="header" fragment="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<!doctype html>
<html lang="<c:out value="${layout.language()}"/>">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><c:out value="${title}"/> · <fmt:message key="app.name"/></title>
  <link rel="icon" type="image/svg+xml" href="<c:out value="${layout.base()}"/>/assets/icon.svg">
  <link rel="stylesheet" href="<c:out value="${layout.base()}"/>/assets/pico.min.css">
  <link rel="stylesheet" href="<c:out value="${layout.base()}"/>/assets/vestibule.css">
</head>
<body>
  <a class="skip" href="#content"><fmt:message key="app.skip"/></a>
  <header class="bar-frame"><div class="container bar">
    <a class="brand" href="<c:out value="${layout.base()}"/>/">
      <img src="<c:out value="${layout.base()}"/>/assets/icon.svg" alt="" width="32" height="32">
      <span><fmt:message key="app.name"/></span>
    </a>
    <jsp:invoke fragment="header"/>
  </div></header>
  <main id="content" class="container" tabindex="-1">
    <jsp:doBody/>
  </main>
</body>
</html>
