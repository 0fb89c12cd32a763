<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="v" tagdir="/WEB-INF/tags" %>
<fmt:message key="home.title" var="title"/>
<fmt:message key="home.signed-out.title" var="signedOut"/>
<v:page title="${view.signedOut() ? signedOut : title}">
  <c:if test="${view.signedOut()}">
    <div class="note" role="status">
      <strong><c:out value="${signedOut}"/></strong>
      <p><fmt:message key="home.signed-out.text"/></p>
    </div>
  </c:if>
  <section class="hero">
    <h1><fmt:message key="home.heading"/></h1>
    <p class="lead"><fmt:message key="home.lead"/></p>
    <p><a role="button" class="primary" href="<c:out value="${layout.base()}"/>/login"><fmt:message key="home.button"/></a></p>
    <p class="quiet"><fmt:message key="home.promise"/></p>
  </section>
</v:page>
