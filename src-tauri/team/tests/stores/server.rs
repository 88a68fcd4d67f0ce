//! Real servers.

use std::env;

use entente_team::depot::{self, DepotError, Place, Secret, try_out};

use crate::{conformance, in_step};

/// A server that the environment names: the place as JSON, and the password.
struct Server {
    place: Place,
    secret: Secret,
}

fn server(variable: &str) -> Option<Server> {
    let Ok(place) = env::var(variable) else {
        println!("skipped: {variable} names no server; cargo xtask test --stores starts one");
        return None;
    };
    let secret = env::var(format!("{variable}_SECRET")).unwrap();
    Some(Server { place: Place::read(&place).unwrap(), secret: Secret::new(secret) })
}

fn holds_every_law(variable: &str) {
    let Some(Server { place, secret }) = server(variable) else { return };
    let open = || depot::open(&place, Some(&secret)).unwrap();
    conformance::all(&open);
    conformance::between_two(&open);
    in_step::two(&open);
}

/// What a connection test says of a place that is almost right.
fn fault(place: &Place, secret: &str) -> DepotError {
    let secret = Secret::new(secret.to_owned());
    match depot::open(place, Some(&secret)) {
        Ok(depot) => try_out(&*depot).unwrap_err(),
        Err(error) => error,
    }
}

fn is_unreachable(error: &DepotError) -> bool {
    matches!(error, DepotError::Unreachable(_))
}

fn tells_what_is_wrong(
    variable: &str,
    elsewhere: impl Fn(&Place) -> Place,
    nowhere: impl Fn(&Place) -> Place,
) {
    let Some(Server { place, secret }) = server(variable) else { return };
    assert_eq!(fault(&place, "not the password"), DepotError::Credentials);
    assert_eq!(fault(&nowhere(&place), secret.expose()), DepotError::NoPlace);
    let error = fault(&elsewhere(&place), secret.expose());
    assert!(is_unreachable(&error), "{error:?}");
    let none = depot::open(&place, None).err();
    assert_eq!(none, Some(DepotError::NoSecret));
}

fn dav(place: &Place, change: impl Fn(&str) -> String) -> Place {
    match place {
        Place::WebDav { url, user } => Place::WebDav { url: change(url), user: user.clone() },
        Place::Folder { .. } | Place::S3 { .. } | Place::Postgres { .. } => panic!("{place:?}"),
    }
}

fn dav_tells(variable: &str) {
    tells_what_is_wrong(
        variable,
        |place| dav(place, |_| "http://127.0.0.1:9/dav".to_owned()),
        |place| dav(place, |url| format!("{}/no-such-folder", url.trim_end_matches('/'))),
    );
}

#[test]
fn apache_keeps_what_a_depot_keeps() {
    holds_every_law("ENTENTE_STORE_APACHE");
}

#[test]
fn apache_tells_what_is_wrong() {
    dav_tells("ENTENTE_STORE_APACHE");
}

#[test]
fn rclone_keeps_what_a_depot_keeps() {
    holds_every_law("ENTENTE_STORE_RCLONE");
}

#[test]
fn s3_keeps_what_a_depot_keeps() {
    holds_every_law("ENTENTE_STORE_S3");
}

#[test]
fn s3_tells_what_is_wrong() {
    let Some(Server { place, secret }) = server("ENTENTE_STORE_S3") else { return };
    let Place::S3 { endpoint, region, bucket, access_key } = place else { panic!("{place:?}") };
    let at = |endpoint: &str, bucket: &str| Place::S3 {
        endpoint: endpoint.to_owned(),
        region: region.clone(),
        bucket: bucket.to_owned(),
        access_key: access_key.clone(),
    };
    assert_eq!(fault(&at(&endpoint, "no-such-bucket"), secret.expose()), DepotError::NoPlace);
    let error = fault(&at("http://127.0.0.1:9", &bucket), secret.expose());
    assert!(is_unreachable(&error), "{error:?}");
}

#[test]
fn postgres_keeps_what_a_depot_keeps() {
    holds_every_law("ENTENTE_STORE_POSTGRES");
}

fn database(place: &Place, change: impl Fn(u16, &str) -> (u16, String)) -> Place {
    match place {
        Place::Postgres { host, port, database, user } => {
            let (port, database) = change(*port, database);
            Place::Postgres { host: host.clone(), port, database, user: user.clone() }
        }
        Place::Folder { .. } | Place::S3 { .. } | Place::WebDav { .. } => panic!("{place:?}"),
    }
}

#[test]
fn postgres_tells_what_is_wrong() {
    tells_what_is_wrong(
        "ENTENTE_STORE_POSTGRES",
        |place| database(place, |_, name| (9, name.to_owned())),
        |place| database(place, |port, _| (port, "no_such_database".to_owned())),
    );
}

#[test]
fn postgres_wakes_whoever_waits_for_a_file() {
    use entente_team::depot::{Depot as _, DepotPath, PostgresDepot};
    use std::time::Duration;
    let Some(Server { place, secret }) = server("ENTENTE_STORE_POSTGRES") else { return };
    let one = PostgresDepot::open(&place, Some(&secret)).unwrap();
    let other = PostgresDepot::open(&place, Some(&secret)).unwrap();
    // Whoever listens from now on hears of what is put from now on.
    one.is_told_within(Duration::from_millis(50)).unwrap();
    let path = DepotPath::root().join(&uuid::Uuid::new_v4().to_string());
    other.put_new(&path, b"new").unwrap();
    assert!(one.is_told_within(Duration::from_secs(10)).unwrap());
}
