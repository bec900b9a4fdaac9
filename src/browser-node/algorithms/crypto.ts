/** The script of everything cryptographic. */
export {};
