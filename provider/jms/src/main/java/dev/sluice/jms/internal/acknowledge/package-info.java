/** What is acknowledged when: one class for each acknowledgement mode. */
package dev.sluice.jms.internal.acknowledge;
