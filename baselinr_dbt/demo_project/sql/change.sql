-- A new day arrives, ...
insert into raw.flights
  select * replace (date '2014-01-01' as flight_date, 2014 as year, 1 as month, 1 as day) from raw.flights where flight_date = date '2013-12-31';
-- ... an old one is corrected, ...
update raw.flights set dep_delay = dep_delay + 1 where flight_date = date '2013-06-15' and carrier = 'UA';
-- ... and a third one is taken back.
delete from raw.flights where flight_date = date '2013-03-08';
