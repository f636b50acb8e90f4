/**
 * The six kinds of messages, and how they become envelopes and come out of them.
 *
 * <p>Sending takes a snapshot without copying (Jakarta Messaging 3.9): body and properties are shared by reference
 * between sender, engine and all receivers, and whoever wants to write copies first, or only appends beyond what is
 * shared. What lies in an {@link dev.sluice.core.message.Envelope} as a body therefore never changes. Its forms:
 *
 * <table>
 * <caption>Bodies in envelopes</caption>
 * <tr><th>{@link dev.sluice.core.message.BodyKind}</th><th>message</th><th>body</th></tr>
 * <tr><td>NONE</td><td>{@link dev.sluice.jms.internal.message.SluiceMessage}</td><td>null</td></tr>
 * <tr><td>TEXT</td><td>{@link dev.sluice.jms.internal.message.SluiceTextMessage}</td>
 *     <td>{@link java.lang.String}, or null</td></tr>
 * <tr><td>BYTES</td><td>{@link dev.sluice.jms.internal.message.SluiceBytesMessage}</td>
 *     <td>{@link dev.sluice.jms.internal.message.BytesBody}</td></tr>
 * <tr><td>MAP</td><td>{@link dev.sluice.jms.internal.message.SluiceMapMessage}</td>
 *     <td>{@link dev.sluice.core.message.PropertyMap} of the eight property types, {@link java.lang.Character} and
 *     {@code byte[]}</td></tr>
 * <tr><td>STREAM</td><td>{@link dev.sluice.jms.internal.message.SluiceStreamMessage}</td>
 *     <td>{@link dev.sluice.jms.internal.message.StreamBody} of the same types</td></tr>
 * <tr><td>OBJECT</td><td>{@link dev.sluice.jms.internal.message.SluiceObjectMessage}</td>
 *     <td>{@code byte[]} as written by {@link java.io.ObjectOutputStream}, or
 *     {@link dev.sluice.jms.internal.message.ObjectReference}, or null</td></tr>
 * </table>
 *
 * <p>A text message with two properties costs one object at the sender, one envelope, one property map and one object
 * at each receiver. Everything else is made when somebody asks for it.
 */
package dev.sluice.jms.internal.message;
