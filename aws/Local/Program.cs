using GasOrleans.Aws.Local;
using GasOrleans.Aws.Local.Launching;

try
{
    if (args is ["doctor", .. var words])
    {
        return await Commands.DoctorAsync(UpOptions.Read([]), words);
    }

    var options = UpOptions.Read(args);
    return args.FirstOrDefault(argument => !argument.StartsWith('-')) switch
    {
        null or "up" => await Commands.UpAsync(options),
        "down" => await Commands.DownAsync(options),
        "reset" => Commands.Reset(options),
        var other => throw new LocalCloudException($"There is no command '{other}': up, down, reset or doctor."),
    };
}
catch (LocalCloudException sentence)
{
    await Console.Error.WriteLineAsync(sentence.Message);
    return 1;
}
