/** The simplified API, on top of the classic one of this provider or any other. */
package dev.sluice.jms.internal.context;
