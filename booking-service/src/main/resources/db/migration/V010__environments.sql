-- Named image presets. Cores, memory and GPUs are what the booking form fills in.
create table environment (
    id          uuid        primary key,
    name        text        not null check (length(name) between 1 and 100),
    description text        not null check (length(description) <= 500),
    image       text        not null check (length(image) between 1 and 300),
    ports       integer[]   not null check (cardinality(ports) between 1 and 10),
    command     text[]      not null,
    cores       integer     not null check (cores between 1 and 1024),
    memory_gb   integer     not null check (memory_gb between 1 and 16384),
    gpus        integer     not null check (gpus between 0 and 64),
    enabled     boolean     not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     bigint      not null
);
create unique index environment_name_unique on environment (lower(name));

insert into environment (id, name, description, image, ports, command, cores, memory_gb, gpus, enabled, created_at, updated_at, version)
values
    ('0199f3a0-0000-7000-8000-00000000e001', 'Try-out page',
     'A small page that shows that the machine is yours: cores, memory and the time that is left.',
     'berth/try-out:1', '{8080}', '{}', 1, 1, 0, true, now(), now(), 0),
    ('0199f3a0-0000-7000-8000-00000000e002', 'JupyterLab',
     'Notebooks in the browser, with Python and the usual scientific libraries.',
     'quay.io/jupyter/base-notebook:latest', '{8888}', '{}', 2, 4, 0, true, now(), now(), 0),
    ('0199f3a0-0000-7000-8000-00000000e003', 'VS Code',
     'The editor in the browser, with a terminal.',
     'codercom/code-server:latest', '{8080}', '{}', 2, 4, 0, true, now(), now(), 0);
