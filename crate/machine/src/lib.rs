//! Joins the VM to the runtime.
