package org.vestibule.http;

/**
 * The connection pool at one moment, all hosts together.
 *
 * @param leased connections that carry a call
 * @param available open connections that wait for one
 * @param waiting calls that wait for a connection
 * @param max connections that there may be
 */
public record PoolFigures(int leased, int available, int waiting, int max) {}
