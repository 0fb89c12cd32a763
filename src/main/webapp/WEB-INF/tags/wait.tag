<%@ tag description="When to come back, where the other side asks to wait" pageEncoding="UTF-8" trimDirectiveWhitespaces="true" %>
<%@ attribute name="wait" required="true" type="java.util.Optional" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:if test="${wait.isPresent()}">
  <fmt:message key="problem.wait.reload" var="reload"/>
  <fmt:message key="problem.wait.stop" var="stop"/>
  <fmt:message key="problem.wait.stopped" var="stopped"/>
  <fmt:message key="duration.minutes" var="minutes"/>
  <fmt:message key="duration.seconds" var="seconds"/>
  <div class="note wait" id="wait" data-seconds-left="<c:out value="${wait.get().seconds()}"/>" data-again="<c:out value="${wait.get().again()}"/>" data-reload="<c:out value="${reload}"/>" data-stop="<c:out value="${stop}"/>" data-stopped="<c:out value="${stopped}"/>" data-minutes="<c:out value="${minutes}"/>" data-seconds="<c:out value="${seconds}"/>">
    <p><fmt:message key="problem.wait.until"/>&#32;<time datetime="<c:out value="${wait.get().iso()}"/>"><c:out value="${wait.get().time()}"/></time></p>
    <p class="reload"></p>
  </div>
</c:if>
