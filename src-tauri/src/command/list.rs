// Every command the window may call, one a line. The build script reads this file to give each a permission, the shell
// reads it to register them: `module::command`, the module being one of this folder.
macro_rules! window_commands {
    ($($then:tt)+) => {
        $($then)+![
            advice::common_ground,
            advice::compare_packages,
            advice::ideas,
            advice::term_readings,
            analysis::cancel_analysis,
            analysis::count_shares,
            analysis::find_improvement,
            analysis::list_packages,
            analysis::read_packages,
            analysis::request_analysis,
            file::confirm_import,
            file::drop_import,
            file::export_plan,
            file::preview_import,
            library::add_example,
            library::create_plan,
            library::delete_plan,
            library::duplicate_plan,
            library::list_examples,
            library::list_plans,
            library::open_plan,
            library::redo_library,
            library::search_plans,
            library::undo_library,
            page_error::log_page_error,
            plan::edit_plan,
            plan::field_history,
            plan::plan_history,
            plan::redo_plan,
            plan::undo_plan,
            setting::get_settings,
            setting::set_settings,
        ]
    };
}
