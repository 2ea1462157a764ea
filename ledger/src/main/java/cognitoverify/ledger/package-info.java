/**
 * The ledger: what create and verify remember of a user across deliveries and sign-ins, so that one
 * request sends one message, one answer gets one verdict, and neither guesses nor sends are
 * unlimited. No number, address or user name goes in.
 */
@NullMarked
package cognitoverify.ledger;

import org.jspecify.annotations.NullMarked;
