using GasOrleans.WebClient.Tests;

[assembly: AssemblyFixture(typeof(WebServer))]
