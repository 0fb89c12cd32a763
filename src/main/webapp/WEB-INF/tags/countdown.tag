<%@ tag description="What is left until a moment; counted down by its script" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="until" required="true" type="java.lang.Object" description="A DashboardView.Until; Payara cannot compile the name of a nested type" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<fmt:message key="duration.minutes" var="minutes"/>
<fmt:message key="duration.seconds" var="seconds"/>
<fmt:message key="access.over" var="over"/>
<p class="countdown">
  <strong role="timer" data-left="<c:out value="${until.seconds()}"/>" data-minutes="<c:out value="${minutes}"/>" data-seconds="<c:out value="${seconds}"/>" data-over="<c:out value="${over}"/>"><c:out value="${until.left()}"/></strong>
  <span><fmt:message key="access.left"/>&#32;<time datetime="<c:out value="${until.iso()}"/>"><c:out value="${until.time()}"/></time></span>
</p>
