using GasOrleans.Cli;

return await Gas.RunAsync(args, Surroundings.Real());
