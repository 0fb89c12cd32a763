<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<v:page title="${view.explanation().title()}">
  <jsp:attribute name="header">
    <c:if test="${not empty view.antiForgery()}">
      <v:signout antiForgery="${view.antiForgery()}"/>
    </c:if>
  </jsp:attribute>
  <jsp:body>
  <h1><c:out value="${view.explanation().title()}"/></h1>
  <section>
    <h2><fmt:message key="problem.heading.what"/></h2>
    <p><c:out value="${view.explanation().what()}"/></p>
    <h2><fmt:message key="problem.heading.who"/></h2>
    <p><c:out value="${view.explanation().who()}"/></p>
    <h2><fmt:message key="problem.heading.how"/></h2>
    <p><c:out value="${view.explanation().how()}"/></p>
  </section>
  <c:choose>
    <c:when test="${not empty view.settings()}">
      <dl class="facts settings">
        <c:forEach items="${view.settings()}" var="setting">
          <div>
            <dt><code><c:out value="${setting.key()}"/></code></dt>
            <dd><c:out value="${setting.value()}"/></dd>
          </div>
        </c:forEach>
      </dl>
    </c:when>
    <c:otherwise>
      <p><a role="button" class="primary" href="<c:out value="${view.actionHref()}"/>"><fmt:message key="${view.actionKey()}"/></a></p>
      <c:if test="${applicationScope.environments and not empty view.antiForgery()}">
        <p><a href="<c:out value="${layout.base()}"/>/environments"><fmt:message key="environments.other"/></a></p>
      </c:if>
      <c:if test="${view.cookieTest()}">
        <p><a href="<c:out value="${layout.base()}"/>/cookie-test"><fmt:message key="problem.cookie-test"/></a></p>
      </c:if>
    </c:otherwise>
  </c:choose>
  <article aria-labelledby="support">
    <h2 id="support"><fmt:message key="problem.support"/></h2>
    <dl class="facts">
      <c:forEach items="${view.details()}" var="detail">
        <div>
          <dt><fmt:message key="${detail.key()}"/></dt>
          <dd><code><c:out value="${detail.value()}"/></code></dd>
        </div>
      </c:forEach>
    </dl>
  </article>
  </jsp:body>
</v:page>
