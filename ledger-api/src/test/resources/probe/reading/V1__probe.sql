create table probe (seen int primary key);
