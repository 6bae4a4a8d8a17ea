@echo off
rem Starts SEKI Workbench from this folder's tree (bin, lib, prompts, assets) on a JDK or JRE 25 or newer.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dai.djl.offline=true -Xms64m -Xmx2g -XX:TieredStopAtLevel=1 "-Dseki.home=%HOME_DIR%" %SEKI_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" org.seki.Launcher %*
exit /b %ERRORLEVEL%
