use ringback::head;

#[head("/v1/input")]
pub async fn exists();
