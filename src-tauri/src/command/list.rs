// Every command the window may call, one a line. The build script reads this file to give each a permission, the shell
// reads it to register them: `module::command`, the module being one of this folder.
macro_rules! window_commands {
    ($($then:tt)+) => {
        $($then)+![
            page_error::log_page_error,
        ]
    };
}
