<%@ tag description="The frame of every page" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="title" required="true" %>
<%@ attribute name="scripts" description="Modules beside the frame's own, separated by spaces" %>
<%@ attribute name="header" fragment="true" %>
<%@ attribute name="heading" description="The h1, where the band has nothing else" %>
<%@ attribute name="band" fragment="true" description="What stands in colour across the page, with its h1" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<!doctype html>
<html lang="<c:out value="${layout.language()}"/>">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title><c:out value="${title}"/> · <fmt:message key="app.name"/></title>
  <link rel="icon" type="image/svg+xml" href="<c:out value="${layout.asset('icon.svg')}"/>">
  <link rel="stylesheet" href="<c:out value="${layout.asset('pico.min.css')}"/>">
  <link rel="stylesheet" href="<c:out value="${layout.asset('vestibule.css')}"/>">
  <c:forTokens items="${scripts}" delims=" " var="script">
    <script type="module" src="<c:out value="${layout.asset(script)}"/>"></script>
  </c:forTokens>
  <c:if test="${layout.session().isPresent()}">
    <script type="module" src="<c:out value="${layout.asset('session.js')}"/>"></script>
  </c:if>
</head>
<body>
  <a class="skip" href="#content"><fmt:message key="app.skip"/></a>
  <header class="top"><div class="container bar">
    <a class="brand" href="<c:out value="${layout.base()}"/>/">
      <img src="<c:out value="${layout.asset('icon.svg')}"/>" alt="" width="36" height="36">
      <span><fmt:message key="app.name"/></span>
    </a>
    <fmt:message key="app.navigation" var="navigation"/>
    <nav aria-label="<c:out value="${navigation}"/>">
      <a href="<c:out value="${layout.base()}"/>/help"><fmt:message key="app.help"/></a>
      <jsp:invoke fragment="header"/>
    </nav>
  </div></header>
  <main id="content" tabindex="-1">
    <c:if test="${not empty heading or not empty band}">
      <div class="band"><div class="container">
        <c:if test="${not empty heading}"><h1 id="heading"><c:out value="${heading}"/></h1></c:if>
        <jsp:invoke fragment="band"/>
      </div></div>
    </c:if>
    <div class="container content">
      <jsp:doBody/>
    </div>
  </main>
  <c:if test="${not empty scripts}">
    <fmt:message key="app.copy" var="copy"/>
    <fmt:message key="app.copied" var="copied"/>
    <p id="copy-texts" class="heard" role="status" data-copy="<c:out value="${copy}"/>" data-copied="<c:out value="${copied}"/>"></p>
  </c:if>
  <v:foot/>
  <c:if test="${layout.session().isPresent()}">
    <v:session clock="${layout.session().get()}"/>
  </c:if>
</body>
</html>
