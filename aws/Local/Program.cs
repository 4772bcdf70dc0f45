using GasOrleans.Aws.Local;

await using var cloud = await LocalCloud.StartAsync(new LocalCloudOptions { StateFolder = args[0], Ports = LocalPorts.Usual });
Console.WriteLine(await cloud.Broken);
