/** Which of Node's modules go into the bundle: all but what no lab can use or a browser cannot have. */
const LEFT_OUT: readonly RegExp[] = [
  /^internal\/deps\/(?:v8|acorn\/acorn)\//,
  /^internal\/(?:debugger|quic|sea|v8_prof_polyfill|v8_prof_processor|inspector|policy)(?:\/|$)/,
  /^internal\/main\/(?!run_main_module$|worker_thread$|eval_string$|eval_stdin$|check_syntax$|print_help$|test_runner$)/,
  /^internal\/(?:wasm_web_api|webstorage|freeze_intrinsics|inspector_async_hook|inspector_network_tracking|legacy\/processbinding)$/,
  /^internal\/bootstrap\/shadow_realm$/,
  /^internal\/repl(?:\/(?!history$)|$)/,
  /^internal\/test\/(?:binding|transfer)$/,
  /^(?:inspector|inspector\/promises|repl|sqlite|sea|wasi|trace_events|quic)$/,
  /^(?:stream\/iter|zlib\/iter|ffi)$/,
];

export function isBundled(id: string): boolean {
  return !LEFT_OUT.some((pattern) => pattern.test(id));
}
