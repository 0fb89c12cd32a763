<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" uri="/WEB-INF/vestibule.tld" %>
<fmt:message key="setup.title" var="title"/>
<v:page value="${title}">
  <jsp:attribute name="band">
    <h1><c:out value="${title}"/></h1>
    <p class="lead"><fmt:message key="setup.closed.text"/></p>
  </jsp:attribute>
  <jsp:body>
    <c:if test="${not empty view.notice()}">
      <p id="notice" class="note" role="alert"><fmt:message key="${view.notice()}"/></p>
    </c:if>
    <div class="board">
      <article class="half">
        <form method="post" action="<c:out value="${layout.base()}"/>/setup">
          <label for="code"><fmt:message key="setup.closed.code"/></label>
          <input id="code" name="code" type="text" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40"<c:if test="${not empty view.notice()}"> aria-invalid="true" aria-describedby="notice"</c:if>>
          <button type="submit"><fmt:message key="setup.closed.button"/></button>
        </form>
      </article>
    </div>
  </jsp:body>
</v:page>
